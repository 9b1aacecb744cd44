" Colours for Vim and Neovim. The words are those of sluice.tmLanguage.json.
if exists("b:current_syntax")
  finish
endif

syntax iskeyword @,48-57,_
syntax keyword sluiceSection signature campaign title actor cases source severity flow score report test set group
syntax keyword sluiceStep hop chain split each mesh repeat series gather trace swap cross cohort optional no any
syntax keyword sluiceOperator and or not in is
syntax keyword sluiceClause within from to where through relay passes age degree at least fresh equal services asset of until via
syntax keyword sluiceClause when per over scaled by address
syntax keyword sluiceTest label expect none match matches evidence count every keeping ledger event open on case
syntax keyword sluiceSeverity low medium high critical
syntax match sluiceNumber "\$\?\<\d[0-9_]*\(\.\d[0-9_]*\)\?\(%\|\([smhdw]\d*\)*\)"
syntax match sluiceDate "\<\d\{4}-\d\d-\d\d\(T[0-9:]*Z\?\)\?"
syntax match sluiceDate "\<\d\d:\d\d\(:\d\d\)\?Z\?"
syntax match sluiceSet "@\w*"
syntax match sluiceName "\<\h\w*\ze\s*:"
syntax region sluiceText start=+"+ skip=+\\["\\]+ end=+"+ end=+$+
syntax match sluiceComment "//.*$"

highlight default link sluiceSection Keyword
highlight default link sluiceStep Statement
highlight default link sluiceOperator Operator
highlight default link sluiceClause Keyword
highlight default link sluiceTest Keyword
highlight default link sluiceSeverity Constant
highlight default link sluiceNumber Number
highlight default link sluiceDate Constant
highlight default link sluiceSet Identifier
highlight default link sluiceName Label
highlight default link sluiceText String
highlight default link sluiceComment Comment

let b:current_syntax = "sluice"
