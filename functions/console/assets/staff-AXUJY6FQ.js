import{a}from"./chunk-WZKQP3CB.js";import"./chunk-NKDB4YXF.js";import"./chunk-WY3OJYBG.js";export{a as staff};
