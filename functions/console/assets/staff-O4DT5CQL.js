import{g as a,h as b}from"./chunk-KVV7JSUN.js";import"./chunk-UEPA43WE.js";import"./chunk-MKWJSZDJ.js";export{a as benchWays,b as staff};
