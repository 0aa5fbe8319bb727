<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImageInsertion</name>
    <message numerus="yes">
        <source>%n image(s) could not be pasted with the text, because they are on no web page. Copy and paste each by itself to put it into the repo.</source>
        <translation>
            <numerusform>%n image could not be pasted with the text, because it is on no web page. Copy and paste it by itself to put it into the repo.</numerusform>
            <numerusform>%n images could not be pasted with the text, because they are on no web page. Copy and paste each by itself to put it into the repo.</numerusform>
        </translation>
    </message>
</context>
</TS>
