"""Matlab."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

# Of some 1,600 functions that rouge knows, those that people write about.
_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        arguments break case catch classdef continue else elseif end for function global if import
        methods otherwise parfor persistent properties return spmd switch try while
""",
        "nb": """
        Inf MException NaN NaT RandStream VideoReader VideoWriter abs accumarray acos acosd acosh
        addpath all and angle animatedline annotation ans any append area array2table arrayfun asin
        asind asinh assert assignin atan atan2 atan2d atand atanh audioread audiowrite axes axis
        balance bar bar3 bar3h barh base2dec besselj beta bin2dec bitand bitcmp bitor bitshift
        bitxor blanks blkdiag bone boundary bounds box bsxfun builtin bvp4c cart2pol cart2sph cast
        cat categorical categories caxis cd ceil cell cell2mat cell2struct cellfun cellstr char chol
        circshift cla class clc clear clearvars clf clock close colon colorbar colormap combine
        complex computer cond conj contains contour contour3 contourf contrast conv conv2 cool
        copper copyfile corrcoef cos cosd cosh cot cov cross csc csvread csvwrite cummax cummin
        cumprod cumsum cumtrapz curl cylinder datastore date datenum datestr datetime datevec day
        days dbstop deal deblank dec2base dec2bin dec2hex deconv deg2rad del2 delaunay delete demo
        det detrend diag diary diff digraph dir disp display dlmread dlmwrite doc dot double drawnow
        duration echo edges edit eig eigs empty endsWith enumeration eps eq erase erf erfc erfinv
        error errorbar errordlg etime eval evalc evalin events exist exit exp expm expm1 export eye
        ezplot factor factorial false fclose feof ferror feval fft fft2 fftn fftshift fgetl fgets
        fieldnames figure fileparts fileread filesep fill fillmissing filter filter2 find findobj
        findstr fix flag flip fliplr flipud floor fminbnd fminsearch fopen format fplot fprintf
        fread frewind fscanf fseek ftell full fullfile func2str fwrite fzero gamma gammaln gather
        gca gcbo gcd gcf ge get getappdata getenv getfield getframe ginput gradient graph gray grid
        griddata gt guidata guide handle hankel head heatmap height help hess hex2dec hex2num hilb
        hist histc histcounts histogram hold horzcat hot hour hours hsv hsv2rgb hypot idivide ifft
        ifft2 ifftshift imag image imagesc imfinfo importdata imread imresize imshow imwrite ind2sub
        info inline inputname inputParser input inputdlg int16 int2str int32 int64 int8 integral
        integral2 interp1 interp2 intersect intmax intmin inv isKey isa iscell iscellstr ischar
        iscolumn isdir isempty isequal isfield isfile isfinite isfolder ishandle ishold isinf
        isinteger isletter islogical ismatrix ismember ismissing isnan isnumeric isobject ispc
        isprime isprop isreal isrow isscalar issorted isspace isstring isstruct issymmetric isunix
        isvalid isvector jet join jsondecode jsonencode keyboard keys kron lasterr lcm ldivide le
        legend length license light line lines linkaxes linsolve linspace listdlg load log log10
        log1p log2 logical loglog logspace lookfor lower ls lsqnonneg lt lu magic mat2cell mat2str
        matlab max mean median memory menu mesh meshgrid mex min minus minute mkdir mldivide mod
        mode month movefile movie movmean mrdivide msgbox mtimes nargchk nargin narginchk
        nargout nchoosek ndgrid ndims ne newline nnz nonzeros norm normalize not now nthroot null
        num2cell num2str numel nzmax ode113 ode15s ode23 ode45 odeset ones open optimget optimset or
        orth outerjoin parula pascal patch path pause pcolor peaks perms permute pi pie pinv plot
        plot3 plotmatrix plotyy plus pol2cart polar polarplot poly polyder polyfit polyint polyval
        pow2 power primes print prod publish pwd qr quad quadgk questdlg quit quiver
        quiver3 rad2deg rand randi randn randperm rank rat rdivide readcell readmatrix readtable
        real realmax realmin record rectangle refresh regexp regexpi regexprep rem repmat reset
        reshape residue resume rethrow reverse rgb2gray rgb2hsv rmfield rng roots rot90 rotate round
        rref run save saveas savefig scatter scatter3 sec second seconds semilogx semilogy set
        setdiff setfield setxor shading sign sin sind single sinh size slice sort sortrows sound
        sparse sphere spline split sprintf spy sqrt sqrtm squeeze sscanf stairs start startsWith
        std stem step stop str2double str2func str2num strcat strcmp strcmpi strfind string strings
        strip strjoin strjust strncmp strncmpi strrep strsplit strtok strtrim struct struct2cell
        structfun sub2ind subplot sum summary surf surface surfc svd system table
        table2array tail tan tand tanh tempdir text textread textscan throw tic time
        timeit timer times timeseries title toc trace transpose trapz triangulation tril trimesh
        triu true type typecast uicontrol uifigure uigetfile uimenu uint16 uint32 uint64 uint8
        union unique unix unwrap upper urlread values var varargin varargout vecnorm vectorize ver
        version vertcat view waitbar waitfor warndlg warning waterfall web webread weekday what
        which who whos width write writematrix writetable xlabel xlim xlsread xlswrite xor year
        years ylabel ylim yyaxis zeros zip zlabel zlim zoom
""",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"%[^\n]*", "c1"),
        (r"\.\.\.", "k"),
        (r"[a-zA-Z]\w*", _WORDS),
        (r"[-+*^<>=~&|@.]", "o"),
        (r"[/\\:;,()\[\]{}]", "p"),
        (r"\d+\.\d*(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+", "mf"),
        (r"\d+", "mi"),
        (r"'(?=[^\n]*')", "s1", "single"),
        (r'"(?=[^\n]*")', "s2", "double"),
        (r"'", "o"),
    ),
    "single": ((r"''", "se"), (r"'", "s1", "-"), (r"[^'\n]+", "s1"), (r"", "", "-")),
    "double": ((r'""', "se"), (r'"', "s2", "-"), (r'[^"\n]+', "s2"), (r"", "", "-")),
}
MATLAB: Final = Machine(_TABLE)
