<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>app::FrameMeter</name>
    <message numerus="yes">
        <source>Hand to screen: p50 %1 · p99 %2 · max %3 ms · %n frames</source>
        <translation>
            <numerusform>Hand to screen: p50 %1 · p99 %2 · max %3 ms · %n frame</numerusform>
            <numerusform>Hand to screen: p50 %1 · p99 %2 · max %3 ms · %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message numerus="yes">
        <source>%n second(s) old</source>
        <translation>
            <numerusform>%n second old</numerusform>
            <numerusform>%n seconds old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) old</source>
        <translation>
            <numerusform>%n minute old</numerusform>
            <numerusform>%n minutes old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n hour old</numerusform>
            <numerusform>%n hours old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation type="vanished">
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n metre(s) from %1</source>
        <translation>
            <numerusform>%n metre from %1</numerusform>
            <numerusform>%n metres from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CaseCard</name>
    <message numerus="yes">
        <source>%n cases chosen</source>
        <translation>
            <numerusform>%n case chosen</numerusform>
            <numerusform>%n cases chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rework(s)</source>
        <translation>
            <numerusform>%n rework</numerusform>
            <numerusform>%n reworks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>%n extension</numerusform>
            <numerusform>%n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urged %n time(s)</source>
        <translation>
            <numerusform>urged once</numerusform>
            <numerusform>urged %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) of this class within 50 m and 24 h</source>
        <translation>
            <numerusform>%n open case of this class within 50 m and 24 h</numerusform>
            <numerusform>%n open cases of this class within 50 m and 24 h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CaseReportForm</name>
    <message numerus="yes">
        <source>%n open case(s) of this class within 50 m and 24 h</source>
        <translation>
            <numerusform>%n open case of this class within 50 m and 24 h</numerusform>
            <numerusform>%n open cases of this class within 50 m and 24 h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CaseTimeline</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DispatchPanel</name>
    <message numerus="yes">
        <source>%n case(s) done</source>
        <translation>
            <numerusform>%n case done</numerusform>
            <numerusform>%n cases done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::FormPage</name>
    <message numerus="yes">
        <source>%n field(s) need correcting.</source>
        <translation>
            <numerusform>%n field needs correcting.</numerusform>
            <numerusform>%n fields need correcting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::RecordEditor</name>
    <message numerus="yes">
        <source>%1 and %n vertices more</source>
        <translation>
            <numerusform>%1 and %n vertex more</numerusform>
            <numerusform>%1 and %n vertices more</numerusform>
        </translation>
    </message>
</context>
</TS>
