import{g as a,h as b}from"./chunk-CB6UGAKD.js";import"./chunk-47E3SPHT.js";import"./chunk-AE7JELKU.js";export{a as benchWays,b as staff};
