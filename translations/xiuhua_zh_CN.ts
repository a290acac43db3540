<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Arguments</name>
    <message>
        <source>The command center: a whole city on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city&apos;s file, NAME.sqlite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one city can be opened at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size must be WIDTHxHEIGHT in pixels, for example 1920x1080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme must be dark or light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language must be zh or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text size must be 100, 125, 150, 175 or 200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “xiuhua --help” for what it understands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A QGIS project as the base map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a picture of the window, once the map is complete, and leave. Needs no display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture&apos;s size in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark or light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zh or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of text: 100, 125, 150, 175 or 200 per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Component code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First surveyed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority in charge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metres (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>department, its code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComponentCard</name>
    <message>
        <source>Nothing is picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a component on the map to read its record. G finds one by its code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This component is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it from the city. Pick another one on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 here</source>
        <comment>which of the components on one spot</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of the component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one before on this spot (Shift+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next one on this spot (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy every field as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the component to the middle of the map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Component %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2   Ctrl+%3</source>
        <comment>sub-district, code, key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-district by name, pinyin or code; component by code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this city is made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd, MMM d</source>
        <comment>date in the header, QLocale format</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>Towns and sub-districts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 in view of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all of this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is hidden in this section and hide what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this row alone (S, or a double click); again for what was shown before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to this sub-district (Z)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move the map, plus and minus zoom, Home shows the whole city.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Float this panel, or dock it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Base map: starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map: ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map: drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map: restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map: out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, picture %2</source>
        <comment>base map&apos;s state, the age of its picture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn %1 · in view %2 · city %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this city is made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of this city cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>(not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City management command center. Open a city to see all of it on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another city…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Actions</name>
    <message>
        <source>Ctrl+1 to 9, Alt+1 to 9, Ctrl+Alt+1 to 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sub-districts, in the order of the Go menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the map; with Shift in wide steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ and −, wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to a box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return, click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick what is in the middle, or under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the row, in the layer panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S, double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the row alone, in the layer panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z, Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the sub-district, in the layer panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as colour instead of symbols (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next on this spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous on this spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Xiuhua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As suits the screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::CommandCenter</name>
    <message>
        <source>Opening the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No component has the code %1. Check its digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cities (*.sqlite);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Xiuhua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Xiuhua %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;City management command center: a whole district on one screen.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. The base map is drawn with QGIS; geometry and projections by SpatiaLite, GEOS and PROJ; the window with Qt.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Xiuhua</source>
        <comment>window title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Screenshot</name>
    <message>
        <source>The map was not complete within two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map engine does not work: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be written to “%1”. Check the folder and the space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The picture as it stands is in “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s picture is in “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>city</name>
    <message>
        <source>Intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topographic map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Census</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A (within 0.5 m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B (within 1 m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C (within 10 m)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>There is no display to open a window on. Set DISPLAY, or write a picture of the window instead: xiuhua CITY --screenshot FILE.png</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>Seats: GeoNames, CC BY 4.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The symbol %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The symbol %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene::Furniture</name>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration data, boundaries schematic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundaries schematic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base map is not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map engine restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map %1 s old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>The coordinate systems EPSG:%1 and EPSG:%2 are not both known. Choose others for the city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist or cannot be written. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps %1 to itself. Close it there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1. Check the name, or choose another city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, not a city. Choose the city file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a device, not a city. Choose a city file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read %1. Ask its owner for permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty. If it is a copy, copy it again; otherwise restore the city from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a city, but another kind of file. Choose a city file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a GeoPackage, not a city. Import it into a city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a city. Choose a city file, or import its layers into one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made by a newer version of this program. Install that version (the file&apos;s is %2, this program&apos;s is %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is cut short. If it is a copy, copy it again; otherwise restore the city from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was left in the middle of a change, which must be finished first. Open it for writing once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was never finished: loading it was interrupted. Delete it and load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened. Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was never finished: making it was interrupted. Delete it and make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest changes of %1 stand in the file %2 beside it, which cannot be read in a folder without write permission. Copy both into a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made by an older version of this program. Open it for writing once, to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may read %1, but not change it. Ask its owner for write permission, or copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be written, and a city that is changed needs room beside it. Copy the city into a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to the city file. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city file cannot be written. Check its permissions and those of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city file is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a city. Choose a city file made by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record breaks a rule of the city. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city file could not be read or written. Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many connections to cities are open. Close some windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The city holds no such record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies on a network drive, where several programs cannot share a city safely. Copy it to a disk of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of the program is missing. Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>The list of base map layers cannot be read. Install this program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of this program is missing: “%1”. Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme of this program is damaged. Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CGCS2000 3° GK, CM %1° E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n metre(s) from %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>xiuhuactl</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrative code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schematic boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components by sub-district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one city file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells what is in a city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: xiuhuactl %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: xiuhuactl COMMAND ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adds the system&apos;s own words to messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command %1. See xiuhuactl --help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
