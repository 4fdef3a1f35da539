import{a}from"./chunk-MI2DD22I.js";import"./chunk-WPHRGNNL.js";import"./chunk-A3XUNU6Y.js";export{a as staff};
