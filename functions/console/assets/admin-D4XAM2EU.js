import{a as p}from"./chunk-POH7RJND.js";import"./chunk-FXBMDTTP.js";import"./chunk-GRLWEMBV.js";var t=p;export{t as admin};
