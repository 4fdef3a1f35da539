import{a}from"./chunk-SDJBYVXF.js";import"./chunk-ITVXFP62.js";import"./chunk-JYBW3TB4.js";export{a as staff};
