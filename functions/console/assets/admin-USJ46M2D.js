import{a as p}from"./chunk-WZKQP3CB.js";import"./chunk-NKDB4YXF.js";import"./chunk-WY3OJYBG.js";var t=p;export{t as admin};
