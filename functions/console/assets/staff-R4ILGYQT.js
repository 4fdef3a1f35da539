import{g as a,h as b}from"./chunk-7NGHWFVV.js";import"./chunk-254QIJLT.js";import"./chunk-JIGPSB2C.js";export{a as benchWays,b as staff};
