import{a as p}from"./chunk-3OKHPWQK.js";import"./chunk-F672N477.js";import"./chunk-CSXTFZOD.js";var t=p;export{t as admin};
