import{a}from"./chunk-POH7RJND.js";import"./chunk-FXBMDTTP.js";import"./chunk-GRLWEMBV.js";export{a as staff};
