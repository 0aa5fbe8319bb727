"""Apache's configuration, as .htaccess has it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_DIRECTIVES: Final = """
    acceptfilter acceptpathinfo accessfilename action addalt addaltbyencoding
    addaltbytype addcharset adddefaultcharset adddescription addencoding addhandler
    addicon addiconbyencoding addiconbytype addinputfilter addlanguage addmoduleinfo
    addoutputfilter addoutputfilterbytype addtype alias aliasmatch allow allowconnect
    allowencodedslashes allowmethods allowoverride allowoverridelist anonymous
    anonymous_logemail anonymous_mustgiveemail anonymous_nouserid anonymous_verifyemail
    asyncrequestworkerfactor authbasicauthoritative authbasicfake authbasicprovider
    authdbduserpwquery authdbduserrealmquery authdbmgroupfile authdbmtype
    authdbmuserfile authdigestalgorithm authdigestdomain authdigestnoncelifetime
    authdigestprovider authdigestqop authdigestshmemsize authformprovider authgroupfile
    authldapbinddn authldapbindpassword authldapurl authmerging authname
    authnprovideralias authtype authuserfile authzprovideralias balancermember
    browsermatch browsermatchnocase bufferedlogs buffersize cachedefaultexpire
    cachedirlength cachedirlevels cachedisable cacheenable cachefile
    cacheignorecachecontrol cacheignoreheaders cacheignorenolastmod
    cacheignorequerystring cacheignoreurlsessionidentifiers cachekeybaseurl
    cachelastmodifiedfactor cachelock cachelockmaxage cachelockpath cachemaxexpire
    cachemaxfilesize cacheminfilesize cachenegotiateddocs cacheroot cachestorenostore
    cachestoreprivate cgimapextension charsetdefault charsetoptions charsetsourceenc
    checkcaseonly checkspelling chrootdir contentdigest cookiedomain cookieexpires
    cookiename cookiestyle cookietracking coredumpdirectory customlog dav
    davdepthinfinity davgenericlockdb davlockdb davmintimeout dbdexptime dbdkeep dbdmax
    dbdmin dbdparams dbdpersist dbdpreparesql dbdriver defaulticon defaultlanguage
    defaultruntimedir defaulttype define deflatebuffersize deflatecompressionlevel
    deflatefilternote deflatememlevel deflatewindowsize deny directory
    directorycheckhandler directoryindex directoryindexredirect directorymatch
    directoryslash documentroot dtraceprivileges dumpioinput dumpiooutput else elseif
    enableexceptionhook enablemmap enablesendfile error errordocument errorlog
    errorlogformat example expiresactive expiresbytype expiresdefault extendedstatus
    extfilterdefine extfilteroptions fallbackresource fileetag files filesmatch
    filterchain filterdeclare filterprotocol filterprovider filtertrace
    forcelanguagepriority forcetype forensiclog gprofdir gracefulshutdowntimeout group
    h2push header headername hostnamelookups identitycheck identitychecktimeout if
    ifdefine ifmodule ifversion imapbase imapdefault imapmenu include includeoptional
    indexheadinsert indexignore indexignorereset indexoptions indexorderdefault
    indexstylesheet inputsed isapiappendlogtoerrors isapicachefile keepalive
    keepalivetimeout keptbodysize languagepriority ldapcacheentries ldapcachettl
    ldapconnectiontimeout ldapopcacheentries ldapsharedcachefile ldapsharedcachesize
    ldaptrustedglobalcert ldapverifyservercert limit limitexcept limitinternalrecursion
    limitrequestbody limitrequestfields limitrequestfieldsize limitrequestline
    limitxmlrequestbody listen listenbacklog loadfile loadmodule location locationmatch
    logformat logiotrackttfb loglevel logmessage macro maxconnectionsperchild
    maxkeepaliverequests maxmemfree maxranges maxrequestworkers maxspareservers
    maxsparethreads maxthreads mergetrailers metadir metafiles metasuffix mimemagicfile
    minspareservers minsparethreads mmapfile modmimeusepathinfo multiviewsmatch mutex
    namevirtualhost noproxy nwssltrustedcerts options order outputsed passenv pidfile
    protocol protocolecho protocols proxy proxyaddheaders proxybadheader proxyblock
    proxydomain proxyerroroverride proxyftpdircharset proxyiobuffersize proxymatch
    proxymaxforwards proxypass proxypassinterpolateenv proxypassmatch proxypassreverse
    proxypassreversecookiedomain proxypassreversecookiepath proxypreservehost
    proxyreceivebuffersize proxyremote proxyremotematch proxyrequests proxyset
    proxystatus proxytimeout proxyvia readmename receivebuffersize redirect
    redirectmatch redirectpermanent redirecttemp removecharset removeencoding
    removehandler removeinputfilter removelanguage removeoutputfilter removetype
    requestheader requestreadtimeout require requireall requireany requirenone
    rewritebase rewritecond rewriteengine rewritemap rewriteoptions rewriterule
    rlimitcpu rlimitmem rlimitnproc satisfy scoreboardfile script scriptalias
    scriptaliasmatch scriptinterpretersource scriptlog scriptlogbuffer scriptloglength
    scriptsock securelisten seerequesttail sendbuffersize serveradmin serveralias
    serverlimit servername serverpath serverroot serversignature servertokens session
    sessioncookiename setenv setenvif setenvifnocase sethandler setinputfilter
    setoutputfilter ssiendtag ssierrormsg ssietag ssilastmodified ssistarttag
    ssitimeformat ssiundefinedecho sslcacertificatefile sslcacertificatepath
    sslcadnrequestfile sslcadnrequestpath sslcarevocationfile sslcarevocationpath
    sslcertificatechainfile sslcertificatefile sslcertificatekeyfile sslciphersuite
    sslcompression sslcryptodevice sslengine sslfips sslhonorcipherorder
    sslinsecurerenegotiation sslopensslconfcmd ssloptions sslpassphrasedialog
    sslprotocol sslproxycacertificatefile sslproxycheckpeercn sslproxyciphersuite
    sslproxyengine sslproxymachinecertificatefile sslproxyprotocol sslproxyverify
    sslproxyverifydepth sslrandomseed sslrenegbuffersize sslrequire sslrequiressl
    sslsessioncache sslsessioncachetimeout sslsessiontickets sslstaplingcache
    sslstrictsnivhostcheck sslusername sslusestapling sslverifyclient sslverifydepth
    startservers startthreads substitute suexec suexecusergroup threadlimit
    threadsperchild threadstacksize timeout traceenable transferlog typesconfig undefine
    unsetenv use usecanonicalname usecanonicalphysicalport user userdir vhostcgimode
    virtualdocumentroot virtualdocumentrootip virtualhost virtualscriptalias
    virtualscriptaliasip xbithack
"""
_VALUES: Final = """
    add all allow always and any append ascending auth authconfig basic before cache cgi
    charset cookie date default deny descending description digest disabled dns double
    echo edit email encoding env error execcgi fallback fancyindexing file fileinfo
    filter foldersfirst followsymlinks from full gone group handlers host html htmltable
    ignore ignorecase ignoreclient includes includesnoexec indexes inherit inode int
    ldap limit map max merge mtime multiviews name namewidth nocontent none nonfatal
    note off on optional options or order os path permanent prefer prg proxy
    proxy-nokeepalive redirect referer registry request require rnd scanhtmltitles
    secure seeother semiformatted server set setifempty size string
    suppresscolumnsorting suppressdescription symlinksifownermatch temp trackmodified
    txt uid unformatted unset user value versionsort xhtml
"""
_DIRECTIVE: Final = ByWord("", {"nc": _DIRECTIVES}, ignore_case=True)
_SECTION: Final = ByWord("", {"nl": _DIRECTIVES}, ignore_case=True)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c"),
        (r"(</?)(\w+)(?!\w)([^>\n]*)(>\n?)", ("p", _SECTION, "sr", "p")),
        (r"\w[\w.]*", _DIRECTIVE, "values"),
    ),
    "values": (
        (r"\n", "", "-"),
        (r"[^\S\n]+", ""),
        (r"#[^\n]*", "c"),
        (r"\S+", ByWord("", {"ss": _VALUES}, ignore_case=True)),
    ),
}
APACHE: Final = Machine(_TABLE)
