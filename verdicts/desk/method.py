"""The words of the method page. Blank lines part paragraphs; numbers in braces come from the rules themselves."""

SCORES = """
A panel is a set of reviewers who each give one tool a score from 0 to 100 and argue for it in their own words. A
reviewer is a persona with one question that it asks of every tool. Not every reviewer takes on every tool; where
one did not, the page says “No panel take” and counts nothing.

From {line} up a reviewer ships; below it the reviewer skips. The verdict follows the score and cannot be set beside
it. That is why everything here is drawn against one line: what stands on it ships, what hangs under it skips.
"""
NUMBERS = (
    ("Panel verdict", "Ship when more reviewers ship than skip, skip when more skip. A tie is split."),
    (
        "Panel ship",
        "Ship takes out of all takes on that tool, in whole percent, halves rounded up. No takes is a dash.",
    ),
    (
        "Panel mean",
        "The mean of a tool’s scores, halves rounded up. It places the tool in the field and breaks ties in the order; "
        "it is no verdict.",
    ),
)
WRITERS = """
The personas are fictional; an editor runs them. Each take carries the label of how its text came about.
"""
ORIGINS = (
    ("Sample", "Written for the demo. The scores are not measurements and the anecdotes are invented."),
    ("Model-drafted", "Drafted by language models, read and published by an editor."),
    ("No label", "Written by a person."),
)
SOURCES = """
A fact is a label and a value with the address of the page it was read on. It carries a month: “dated” where the
page itself shows the month, “read” where it shows none and the month is that of the reading. A price whose page is
not the source of a fact says “listed”. After {stale} months a source is marked as over a year old.

A blank means that nobody sourced the value. It never means “no”, and no value is guessed. Prices are facts too:
what has no source says “Entry price not sourced”.
"""
KINDS = (
    ("Observed", "Seen by the one who entered it."),
    ("Vendor claim", "Said by the maker, not checked."),
    ("Editorial", "The editor’s reading of several sources."),
    ("No kind", "Not classified. It is left open and not guessed."),
)
COMPARE = """
A comparison holds {fewest} to {most} tools and has one address, whatever the order in which they were named. Facts
are lined up by label, and differences are marked. A fact that one tool alone has is listed under that tool.

Scores are compared among the reviewers that all tools share, and only those. The page names who is left out and
why. A mean over different reviewers would compare the reviewers, not the tools.
"""
ROWS = (
    ("A factor, like 4.1×", "The largest value over the smallest, where all are numbers of one unit."),
    (
        "Points apart",
        "The distance between the highest and the lowest score of one reviewer, or between two means: whole points, "
        "and tenths under one.",
    ),
)
ORDER = """
Lists stand in panel order: the share of reviewers who ship, then the mean score, then the name. Newest is the day
of first publication.

An order that votes make stands for a minute while the numbers in it move, so that nothing changes its place while a
page opens.

A tool that was retired leaves the lists. Its page and its comparisons stay readable and say so. A change of a
panel’s scores is kept in the history on the tool’s page.
"""
COMMUNITY = """
Readers vote apart from the panel. A ballot says ship or skip on one tool. A pick answers “Which would you ship?” on
one comparison. A device has one of each, changes it or takes it back any time, and needs no account for it. One vote
a device is not one vote a person: who has two devices has two votes.

No share stands without its number of votes, and none under {few} votes. A number moves on every open page as soon as
a vote is counted, and nothing on a page changes its place because of it.
"""
SHARES = (
    ("Community share", "Ship votes out of all votes on that tool, in whole percent, halves rounded up."),
    (
        "95% interval",
        "Wilson’s interval: the shares that fit these votes. It is wide for few votes and narrow for many. It "
        "measures chance alone, not who chose to vote.",
    ),
    ("Too close to call", "The interval crosses the middle. Past it, one side leads."),
    (
        "Three or four tools",
        "Each has its share of all picks and an interval of its own. Who leads is judged between the two in front.",
    ),
    ("From accounts", "How many of the votes come from readers who signed in. They count like all others."),
    (
        "Community order",
        "By the lower end of the interval, so that three votes never beat three hundred. Without votes a tool stands "
        "last.",
    ),
    (
        "Contested",
        "At least {contested} votes and still too close to call, nearest to the middle first.",
    ),
)
VOTES = """
A device is known by one signed cookie that no script can read. It is made by the first vote, never by reading. With
a vote are kept: the random key of the device, the tool or comparison, the choice and the time. Votes are shown as
counts, never by device. Changing a vote and taking it back are entries of their own in a log from which nothing is
removed, so that every number can be counted again from the votes.

A device may vote 60 times an hour and a network 600 times, unless those who run this site have set other numbers;
casting, changing and taking back count one each. What is over that is refused in words and changes nothing. Of a
network only a keyed hash is kept, for 30 days. Votes of a demonstration are marked as such and can be removed whole.

Editors look for campaigns: devices or networks that vote far more often than others, many devices of one network that
say the same of one tool within hours, a share that moved further than chance moves it. Such a pattern is a hint and
excludes nobody by itself. An editor can exclude devices, with a reason that stands here; their votes are kept and not
counted, and count again when the editor undoes it.
"""
PREDICTIONS = """
A take can hold claims: what will be so by a day, and how likely that is, in percent. They are the editors’ predictions,
made in a reviewer’s name: the reviewers are personas. A claim enters the ledger when it is published, if its day is
still to come, with the chance it is given then. It stays there. A claim that is withdrawn or given another chance later
still counts as it was first said.

After the day an editor says what came of it, with a link to where that can be seen. What cannot be decided is left
uncounted, with the reason. A correction is kept beside what was said before.

The Brier score is the mean squared distance between chance and outcome, where true is 1 and false is 0. Lower is
better: 0.00 is certain and right each time, 0.25 is what always saying 50% gets, 1.00 is certain and wrong each time.
It is rounded once, halves up, and stands from {foreseen} resolved predictions on.
"""
LADDER = """
The ladder comes from the answers to “Which would you ship?”. A tool’s place follows from what it was picked over: a
pick over a strong tool says more than one over a weak tool. Shares are the chance of being picked before an average
tool of the same ladder; 50% is that average. A category’s ladder counts the picks wholly within it, and no ladder
counts a comparison with a retired tool.

Each share has a 95% interval, drawn as a bracket. A tool’s rank is one more than the number of tools whose bracket
lies wholly above its own, so tools that are too close to call share a rank. A tool with fewer than {settled} picks of
its own is not settled: it is listed last, without a rank, and pushes nobody down.
"""
LADDER_POINTS = (
    (
        "Weight",
        "All picks of one device on one tool weigh as much as one pick at most, however many comparisons it answers.",
    ),
    (
        "Campaigns",
        "Where the picks of one device on a tool all fall one way, far beyond what everybody’s explain, they weigh "
        "less, down to nothing.",
    ),
    ("Interval", "Picks of one device count as one opinion, so the bracket does not shrink with their number."),
    ("When", "Computed anew after picks changed, not while you read: a page shows the ladder as of the time it names."),
)
