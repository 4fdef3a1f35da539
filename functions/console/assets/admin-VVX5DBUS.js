import{a as p}from"./chunk-MI2DD22I.js";import"./chunk-WPHRGNNL.js";import"./chunk-A3XUNU6Y.js";var t=p;export{t as admin};
