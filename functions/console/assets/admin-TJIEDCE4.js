import{a as p}from"./chunk-SDJBYVXF.js";import"./chunk-ITVXFP62.js";import"./chunk-JYBW3TB4.js";var t=p;export{t as admin};
