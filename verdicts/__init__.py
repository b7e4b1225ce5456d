"""The house of Verdicts.

Floors, top to bottom; a room knows only what lies below it (`lint-imports` proves it):

    cli, commands     the `verdicts` command, one file a command
    app               assembles rx.App: pages, ASGI layer, lifespan; nothing else
    website           assembles everything that answers HTTP
    polling | reception | exchange | paneling | mailing | open_data
                      polling assembles what takes votes in and spreads them: limits, station, hub, wire, relay
                      reception assembles accounts: the registry, its mail, the counter that answers their forms
                      exchange assembles what programs ask pools of models by: pools, keys with budgets, the wire
                      paneling assembles the panel desk: its pools, the budget of a day, the runs of this process
                      mailing assembles the newsletter: its room, what sends issues, its weekly clock
                      open_data assembles what leaves the site: the API, feeds, plain forms, MCP, cards, badges, embeds
    installation      what the settings make of it: how it knows readers, who may vouch for them, how mail leaves,
                      which pools of models may be asked
    pages | web       pages: one file a route, binds states to components
                      web: ASGI beside Reflex: paper (first paint), forms, accounts, the handshake, assets, health,
                      the completions that programs ask for, the API (web.api), feeds, plain forms and MCP for agents,
                      cards, badges and embeds
    states | components   states: thin rx.State classes, a handler calls one desk verb
                      components: pure functions, a view or a Var of it in, an element out
    desk              use cases, one verb a file: compare, browse, vote, shelve, rank, import, check, accounts/sign_in,
                      working/publish (the editor's desk)
    store | live | post | fusion
                      store: SQLModel tables, migrations, queries by noun; rows never leave this floor
                      live: what reaches every open page at once, in one process or many; what is counted
                      post: mail, by a server or into a folder
                      fusion: one prompt, a pool of models at once, a judge, one answer; knows nothing of the site
    views             what crosses to the browser: frozen dataclasses, fields only, ready to show
    domain            pure values and maths: tools, panels, matchups, facts, votes, tallies, the ladder
    demo              the demo catalogue, data only
    bundle            what the build leaves out of Reflex's runtime in the browser; knows nobody, rxconfig.py uses it

`settings` is read by app, website, polling, reception, exchange, paneling, installation, cli, commands and rxconfig.py,
and passed down as values.

The ways through it:

1. *A reader opens a page.* GET -> `web.site` -> `web.paper.press` -> a desk verb -> one view -> the page's component
   printed to HTML inside the built shell. Everything is readable before any JavaScript. Then the socket connects, the
   page's state opens the same view, and `assets/js/stage.js` puts the live page in the paper's place: scroll, focus,
   open menus and typed text go along (`assets/js/paper.js`).
2. *A reader changes what is compared.* A link or a menu leads to another address; the router goes there without a
   reload, `on_load` opens the new view, the old one stands until it is here.
3. *Somebody imports a catalogue.* `verdicts import` -> all files are read and validated -> one transaction with a
   revision row a changed tool -> the catalogue's revision moves -> every process prints and opens anew within a second.
4. *A reader votes.* A printed form -> POST `/vote` -> `web.voting` mints the reader where there is none; a live page
   whose handshake carried a reader -> `BallotState.cast` or `.pick`. Both -> `desk.vote` (limits) -> `desk.station`:
   the votes of the same few milliseconds in one commit, ballot, tally, version and log together -> then, and only
   then, the answer -> `live.hub` -> one encoded message a room, handed to each socket (`live.fanout`) -> compiled
   components. Other processes hear of it by Redis (`live.relay`); what no announcement reached comes with the sweep
   (`live.sweep`).
5. *The ladder moves.* `ranking` looks every minute whether votes or catalogue moved; the worker whose claim is first
   starts `verdicts rank`, a process of its own with low priority -> `desk.rank` -> `domain.ladder`, the only room with
   numpy, which the server never loads -> all ladders in one transaction, with them that of the week where ranks moved,
   for the feed -> pages printed and opened after that show it.

6. *A reader signs in.* A printed page without the app's scripts -> POST, its Origin checked -> `desk.accounts.sign_in`
   (or a passkey, a provider, a mailed link) -> one transaction: a session, and what the device voted and keeps becomes
   the account's (`store.merging`, through the one counting) -> a cookie, and a whole page load -> `web.handshake` reads
   the cookies of the new socket once and gives Reflex a ticket in their place, so that no secret enters a state.
7. *A reader keeps a tool.* A printed form -> POST `/bookmark`, or a live button -> one row -> `live.circle`: the
   reader's other pages, in all tabs and on all devices, read what is theirs anew.
8. *Somebody asks a pool of models.* `verdicts fusion ask` -> `desk.pools` (the operator's file, keys from the
   environment) -> `fusion.fuse`: all members at once, the judge, one answer, told event by event -> rows on the error
   stream, the answer on the output. A program asks by `web.completions` with a key whose budget the database keeps
   (`desk.passes`). `verdicts fusion panel` -> `desk.draft_panel`: a fusion for each reviewer, from a tool's facts
   alone, each draft stored as it comes; nothing is published.
9. *An editor changes a tool.* `web.desk` lets editors in -> a working copy, a flat set of texts as typed
   (`domain.working`) -> `assets/js/cell.js` sends a cell with the words that it stood on -> `DraftState.write` ->
   `desk.working.change` writes it over those words or keeps both texts -> `live.circle`: other editors' pages look
   again, on every worker; `live.company` knows who has which draft open. Publishing (`desk.working.publish`) asks the
   role in its own transaction, tells all that lacks at once, and writes tool, panel and revision together; the
   catalogue's revision moves as in 3. Every process watches for that (`live.editions`) and tells each socket which
   tools changed: open pages offer the newer version. A panel's run lives in one process (`desk.panels.runner`); others
   are told how it stands and may ask for its end (`states.paneling`). `scheduling` publishes drafts whose time has
   come, `linkwatch` asks whether sources still lead there (both as `ranking`, by `repeating`).
10. *A program reads the site.* GET below `/api/v1` -> `web.api.room`: one of its network's minute (`live.rate`) -> an
    answer from memory, or a shape made of `desk.records` by one small file a resource. `web.api.operations` lists them
    all; the OpenAPI description and the page `/api` are made of that list. `live.crier` sits in the hub for all event
    streams at once; they end with the process (`live.ending`), so that the server need not be killed.
11. *An agent asks.* /llms.txt leads to the plain form of a page: `web.plain` writes Markdown of the same view that the
   paper is printed from. `web.mcp` answers with these texts and with fields; the official package speaks the protocol,
   over HTTP by an object a request and over standard streams by `verdicts mcp`. A feed (`desk.feeds`, `web.feeds`)
   tells revisions that judged a tool, each beside the judgement before it.
12. *The weekly mail goes out.* `/desk/issues`, `verdicts digest --send` or the clock (`mailing`) -> `desk.newsletter`:
   what changed between two moments, from the revisions (`differing`), kept as an issue -> a delivery for each
   subscriber, in one transaction with the beginning -> one process holds the issue and carries it (`carry`):
   `post.line` gives the server all of a message but its end, the delivery is claimed and committed, then the end goes
   out. What comes back: the server's codes at once, `verdicts bounce` by the return path later. Where no answer came an
   editor decides (`deciding`).

Where the house differs from its first plan, and why:

- `components.el` makes light Nodes while paper is printed and Reflex components while the frontend is compiled, from
  the same call. Building a Reflex component costs some 100 microseconds and a page has 1,500 of them; a Node costs
  two. A test compares both printings of every page, element by element.
- `views` is a package, one file a page, since one file would pass 200 lines. `commands` keeps `cli` short.
- The bundle finds its server by the page's own origin (`commands.building` replaces the address that Reflex bakes
  in), so that one build serves every host and port.
- A reader loads the runtime once and the compiled components of one page: `app` gives each page its own module, and
  `bundle` cuts from the runtime what no page uses (emotion, polling, cookies, eval). Where Reflex has another shape
  than `bundle` knows, the build ends with a sentence. Scripts are packed at the build; brotli's best takes seconds.
- The stores are called from worker threads, not by an async engine: reads take about a millisecond, and SQLite's
  async driver is a thread as well.
- Picks are a handler of `BallotState` too: what one reader said on a page is one value, replaced whole.
- A topic's message goes to a *room*: the sockets that show it in the same var. A tool in column b of one comparison and
  in column a of another are two rooms, so that one message fits every socket of its room whatever else is on the page.
- Pages of signing in and of the account are printed only: no script of the app runs where a password is typed.
- A revision whose panel scores otherwise than the one before is marked, so that a tool's page reads its verdict's
  history without its revisions. A draft is scheduled as it stood in one version: any change ends that by itself, and
  publishing, which takes the draft away, is the claim by which one of several workers does it (`scheduling`).
- An account is a reader with a key of its own. Votes and shelves hang on the key, so that they need to know nothing of
  accounts, and a deleted account leaves votes that lead to nobody.
- The ribbons of a page, wherever they stand, name one form by its id: a form cannot stand within that of a table, and
  one a ribbon would weigh. `assets/js/pressing.js` serves votes and ribbons: a press shows at once, then the truth.
- The cost lens is written twice: `desk.costing` paints it on paper, `assets/js/lens.js` and what it imports in the live
  page, since moving it asks no server. `domain.costing` and `costing.js` count in whole numbers, so that both give the
  same cent; tests ask both, and hold the two printings against each other. It refuses rather than guesses: no figure
  above a step or a window that a fact names, no crossing with a seat or a flat price, whose use is open.
- `assets/js/strip.js` says on every page what was done: plain words pass, what can be undone stands until it is closed.
- Cards and badges draw letters as outlines, shaped and measured by HarfBuzz: resvg reads no packed font and moves no
  axis of a variable one, and a badge needs none of its reader's fonts. resvg holds Python's lock while it draws, so it
  has a process of its own (`web.cards.raster`), which ends with the server's.
- The first vote or bookmark of a device is answered 307 with the cookie and counted when the browser comes again with
  it: a vote counts only for a device that keeps its cookie, and a double click cannot make two readers of one.
"""
