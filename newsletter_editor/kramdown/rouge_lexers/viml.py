"""Vim's scripts, with those of its words that scripts have most."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Table,
    bare,
    ending,
    quoted,
)

_COMMANDS: Final = """
    a ab abc abo addd al all ar arga argadd argd argdelete argdo arge argg argl args argu
    argument as ascii au b bN ba bad badd ball bd bdelete bel belowright bf bl bm bn bnext bo
    botright bp br brea break breaka breakd breakl bro browse bufdo buffer buffers bun bunload
    bw c cN cNf ca cabc cabo cad cadde caddf caf cal call cat catch cb cbe cbel cbo cc ccl cd
    cdo ce center cex cexpr cf cfdo cfile cfir cfirst cg cgetb cgete change changes chd chdir
    che checkt chi cl cla cle clo close cmapc cn cnew cnext cnf cnor co col colo colorscheme com
    comc comp compiler con conf confirm cons const continue cope copen copy cp cpf cq cr cs
    cscope cstag cun cuna cw cwindow d debug debugg def delc delcommand delel delep delete
    deletel deletep deletl deletp delf delfunction dell delm delp dep di dif diffg diffo diffp
    diffpatch diffpu diffs diffsplit difft diffthis dig digraphs dir disa disassemble display dj
    dl dli do doau doaut dp dr drop ds dsp e ea earlier ec echoe echoerr echom echomsg echon
    edit el else elsei elseif em emenu en endd enddef endf endfo endfor endfunction endif endt
    endtry endw endwhile ene enew eval ex exi exit exp export exu f file files filet filetype
    filt filter fin fina finally find fini finish fir first fix fo fold foldc foldclose foldd
    folddoc foldo foldopen for fu fun function g go goto gr grep grepa gui gvim h ha hardcopy
    help helpc helpf helpg helpt helptags hi hid hide his history i ia iabc if ij il ilist imapc
    imp import in inor intro is isearch isp isplit iuna j join ju jumps k kee keepa keepalt
    keepj keepjumps keepp keeppatterns l lN lNf la lab lad laddb laddf laf lan language last lat
    later lb lbe lbel lbo lc lcd lch lcl lclose lcs lcscope ld ldo le left lefta let lex lf lfdo
    lfir lg lgetb lgete lgr lgrepa lh lhi list ll lla lli lma lmak lmapc lne lnew lnf lo loadk
    loadkeymap loc lockmarks lockv lockvar lol lop lopen lp lpf lr ls lt lua luado luafile lv
    lvimgrepa lw lwindow m ma mak make mark marks mat match menut mes messages mk mks mksession
    mksp mkv mkvie mod mode move mz mzf mzscheme n nb nbc nbs new next nmapc noa noautocmd noh
    nohlsearch nor nore nos noswapfile nu number o ol omapc on only open opt options ownsyntax p
    pa packadd packl pc pclose pe ped pedit perl perld po pop popu popup pp pre preserve prev
    previous print pro prof profd profile promptf promptr ps ptN pta ptag ptf ptj ptjump ptl ptn
    ptp ptr pts pu put pw pwd py py3 py3do py3f pydo pyf python python3 pythonx pyx pyxdo
    pyxfile q qa qall quit quita r read rec recover red redi redir redo redr redraw redraws
    redrawstatus redrawt reg registers res resize ret retab retu return rew rewind ri right
    rightb rightbelow ru rub ruby rubyd rubyf rundo runtime rv sI sIc sIe sIg sIl sIn sIp sIr sN
    sa sal san sandbox sav saveas sb sbN sba sbf sbl sbm sbn sbp sbr sbuffer sc scI sce scg sci
    scl scp scr scripte scriptencoding scriptnames scriptv scriptversion scs scscope se set setf
    setfiletype setg setglobal setl setlocal sf sfir sg sgI sgc sge sgi sgl sgn sgp sgr sh shell
    si sic sie sig sign sil silent sim sin sip sir sl sla sleep sm smap sme smenu smile sn sno
    snoreme snoremenu so sor sort source sp spe spelld spelli spellr spellrepall spellu spellw
    split spr sr srI src sre srg sri srl srn srp st sta stag star startg startinsert startr stj
    stjump stop stopi sts stselect sun sunme sunmenu sus suspend sv sw swapname sy syn sync
    syncbind syntime t tN ta tab tabN tabc tabd tabdo tabe tabedit tabf tabfir tabl tabm tabn
    tabnew tabnext tabo tabp tabr tabs tag tags tc tch tcl tcld tclf te tearoff ter terminal tf
    th throw tj tjump tl tlm tlmenu tln tlnoremenu tlu tlunmenu tm tma tmapc tmenu tn tno to
    topleft tp tr try ts tselect tu tunma u una undo undoj undojoin undol unh unhide unl unlo
    uns unsilent up update v ve verb verbose version vert vertical vi vie view vim vim9
    vim9script vimgrep vimgrepa visual viu vmapc vne vs vsplit w wN wa wall wh while win winc
    wincmd windo winp winpos winsize wn wp wq wqa write wundo wv x xa xit xmapc xme xmenu
    xnoreme xnoremenu xprop xr xunme xunmenu xwininfo y yank
"""
_OPTIONS_AND_FUNCTIONS: Final = """
    BufEnter BufLeave BufNewFile BufRead BufReadCmd BufReadPost BufWriteCmd BufWritePre
    CursorMoved FileReadCmd FileType NONE Syntax User VimEnter abs acd acos add ai aleph and
    append arabic argc argv asin atan atan2 autoindent aw background backspace backup bg bh bin
    binary bold bomb bs bt bufexists bufhidden bufname bufnr buftype bufwinnr cdpath ceil ch
    char2nr ci cin cindent cinkeys cino cinoptions cinw cinwords clipboard cm cmp cms
    colorcolumn columns comments commentstring compatible complete completefunc conceallevel cos
    cosh cot count cpo cpoptions cpp cursor cursorline dark deepcopy define dict dictionary
    did_filetype diff directory ead eb ed ef efm ei empty enc encoding environ eol ep
    errorformat escape et eventignore executable execute exists expand expandtab extend fdc fdl
    fdm fdn feedkeys fenc ff fileencoding fileformat filereadable filewritable findfile floor
    flp fmod fmr fnameescape fnamemodify foldcolumn foldenable foldexpr foldignore foldmethod
    foldnestmax foldtext foreground formatexpr formatlistpat formatoptions formatprg fp fs ft gd
    get getchar getcurpos getcwd getenv getftime getline getpid getpos getqflist glob globpath
    gp guifont guioptions has has_key hasmapto hh hidden highlight hl hlID hls hlsearch hostname
    ic icon iconv ignorecase im inc include includeexpr incsearch inde indent indentexpr
    indentkeys index indk inex inf input inputrestore inputsave insert insertmode interrupt
    invert isdirectory isfname isk iskeyword isprint italic items js key keymap keys keywordprg
    km kp lbr len light line lines lisp lispwords lm localtime log log10 lrm lsp lz magic
    makeprg map maparg matchend matchlist matchpairs matchstr max mh min mis mkdir ml mm mmp
    modeline modelines modifiable modified more mouse mp mps nextnonblank nf noautoindent
    nobuflisted nocindent nocompatible nocp noet noexpandtab nofen nofoldenable nolisp noma
    nomod nomodeline nomodified noremap nosmartindent notitle nowrap nowrite nr2char ofu
    omnifunc or para paragraphs paste path pi pm pow prevnonblank printf prompt pt rand range re
    readfile readonly reltime remove rename repeat report resolve reverse rl rnu ro round rs rtp
    ruler runtimepath scroll scrolloff search searchpair searchpairpos searchpos sect sections
    secure sel selection selectmode setenv setline setpos sha256 shellescape shellpipe
    shellslash shellxquote shiftwidth shm shq simplify sinh smartindent smc softtabstop sol spc
    spell spl sqrt srand ss ssl state statusline stl str2nr strdisplaywidth strftime stridx
    string strlen strpart su sua submatch substitute suffixes suffixesadd synID synIDattr
    synstack syntax system t_Co tabstop taglist tan tanh tb tempname term termguicolors
    textwidth timeout title tolower toolbar top toupper trim trunc tty tw tx type uc ul
    underline uniq ur ut values vb viminfo virtcol virtualedit vts warn wd wi wildignore
    wildmenu winbufnr window winheight winnr winrestview winsaveview winwidth wm wrap wrapscan
    ws ww xor
    relativenumber haslocaldir
"""
_TABLE: Final[Table] = {
    "start": (
        (r"^([ \t]*)(\"[^\n]*)", ("", "c")),
        (r"^([ \t]*)(\\)", ("", "se")),
        (r"\n|[ \t]+", ""),
        *quoted("'", "s1", one_line=True),
        *quoted('"', "s2", one_line=True),
        (ending(r"/(?:\\[^\n]|[^/\\\n])+/", bare("/")), "sr"),
        (r"#[\da-fA-F]{6}", "mh"),
        (r"-?\d+", "m"),
        (r"\b[abgs]:\w+", "nv"),
        (r"[^\W\d]\w*", ByWord("", {"k": _COMMANDS, "nb": _OPTIONS_AND_FUNCTIONS})),
        (r"[|~!()\[\]{}:,.<>=+-]", "p"),
        (r"[\s\S]", ""),
    ),
}
VIML: Final = Machine(_TABLE)
