import{a}from"./chunk-3OKHPWQK.js";import"./chunk-F672N477.js";import"./chunk-CSXTFZOD.js";export{a as staff};
