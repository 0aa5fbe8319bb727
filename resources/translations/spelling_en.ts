<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GlossaryDialog</name>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words ticked</source>
        <translation>
            <numerusform>%n word ticked</numerusform>
            <numerusform>%n words ticked</numerusform>
        </translation>
    </message>
</context>
</TS>
