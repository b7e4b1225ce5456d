"""Small files of bookmarks in the shapes that real programs write."""

from __future__ import annotations

CHROME = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1700000000" LAST_MODIFIED="1700000100" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><A HREF="https://one.example/?a=1&amp;b=2" ADD_DATE="1700000001" ICON="data:,AA==">One &amp; only</A>
        <DT><H3 ADD_DATE="1700000002" LAST_MODIFIED="0">Work</H3>
        <DL><p>
            <DT><H3 ADD_DATE="1700000003" LAST_MODIFIED="0">Deep</H3>
            <DL><p>
                <DT><A HREF="https://deep.example/" ADD_DATE="1700000004">Deep &lt;b&gt; &#39;one&#39;</A>
            </DL><p>
            <DT><A HREF="https://work.example/" ADD_DATE="1700000005">Work</A>
        </DL><p>
        <DT><H3 ADD_DATE="1700000006" LAST_MODIFIED="0">Nothing here</H3>
        <DL><p>
        </DL><p>
    </DL><p>
    <DT><A HREF="https://other.example/" ADD_DATE="1700000007">Other</A>
    <DT><A HREF="javascript:void(document.title)" ADD_DATE="1700000008">Bookmarklet</A>
</DL><p>
"""

FIREFOX = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<meta http-equiv="Content-Security-Policy"
      content="default-src 'self'; script-src 'none'; img-src data: *; object-src 'none'"></meta>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>

<DL><p>
    <DT><A HREF="place:sort=8&maxResults=10" ADD_DATE="1600000000" LAST_MODIFIED="1600000000">Most Visited</A>
    <DT><A HREF="https://menu.example/" ADD_DATE="1600000001" TAGS="ai,machine learning">Menu</A>
    <DD>A description &amp; more
    <HR>    <DT><H3 ADD_DATE="1600000003" LAST_MODIFIED="0" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks Toolbar</H3>
    <DD>Add bookmarks to this folder to see them displayed on the Bookmarks Toolbar
    <DL><p>
        <DT><A HREF="https://bar.example/" ADD_DATE="1600000005" SHORTCUTURL="bar">On the bar</A>
    </DL><p>
    <DT><H3 ADD_DATE="1600000006" LAST_MODIFIED="1600000007" UNFILED_BOOKMARKS_FOLDER="true">Other Bookmarks</H3>
    <DL><p>
        <DT><A HREF="https://unfiled.example/" ADD_DATE="1600000008">Unfiled</A>
    </DL><p>
</DL>
"""

SAFARI = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
\t<HTML>
\t<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
\t<Title>Bookmarks</Title>
\t<H1>Bookmarks</H1>
\t<DT><H3 FOLDED>Favorites</H3>
\t<DL><p>
\t\t<DT><A HREF="https://favourite.example/">Favourite</A>
\t\t<DT><H3 FOLDED>Work</H3>
\t\t<DL><p>
\t\t\t<DT><A HREF="https://guide.example/">Guide &#8212; part 1</A>
\t\t</DL><p>
\t</DL><p>
\t<DT><A HREF="https://loose.example/">Loose</A>
\t<DT><H3 FOLDED id="com.apple.ReadingList">Reading List</H3>
\t<DL><p>
\t\t<DT><A HREF="https://read.example/one">Read one</A>
\t\t<DD>A preview line
\t\t<DT><A HREF="https://read.example/two">Read two</A>
\t</DL><p>
</HTML>
"""

KARAKEEP = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><A HREF="https://karakeep.example/a" ADD_DATE="1710000000" TAGS="tools,local models">Kept &#x27;a&#x27;</A>
    <DT><A HREF="https://karakeep.example/b" ADD_DATE="1710000001" >https://karakeep.example/b</A>
</DL><p>"""

LINKDING = "\n\r".join(
    (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
        "<TITLE>Bookmarks</TITLE>",
        "<H1>Bookmarks</H1>",
        "<DL><p>",
        '<DT><A HREF="https://linkding.example/?a=1&copy=2" ADD_DATE="1720000000" PRIVATE="1" TOREAD="0" '
        'TAGS="python,linkding:archived">Ding</A>',
        "<DD>What it is[linkding-notes]My own\nnotes[/linkding-notes]",
        '<DT><A HREF="https://linkding.example/2" ADD_DATE="1720000001" PRIVATE="0" TOREAD="1" TAGS="">Dong</A>',
        "</DL><p>",
    )
)

POCKET_HTML = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head>
<body><h1>Unread</h1>
<ul>
<li><a href="https://pocket.example/a?x=1&amp;y=2" time_added="1650000000" tags="design,tools">Great &amp; useful</a>
</ul>
<h1>Read Archive</h1>
<ul><li><a href="https://pocket.example/b" time_added="1650000001" tags="">Archived</a></li></ul>
</body></html>"""

POCKET_CSV = """title,url,time_added,tags,status
"Hello, world",https://pocket.example/c,1650000002,a|b c,unread
Done,https://pocket.example/d,1650000003,,archive
"""

RAINDROP_CSV = """id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,My page,"First line
second line",An excerpt,https://raindrop.example/a,Research/Go,"reading, go",2024-01-02T03:04:05.123Z,,,true
2,,,,https://raindrop.example/b,Unsorted,,2024-01-03T00:00:00.000Z,,,false
"""

SHOUTING = """<dl>
<dt><h3 add_date=1700000000>lower case</h3>
<dl>
<dt><a href=https://it.example/it's add_date='1700000001'>Unquoted
<DT><A HREF="https://unclosed.example/" TITLE="a > b">No end
<dd>Said <b>bold</b><br>and more
"""
