import{g as a,h as b}from"./chunk-KVTU4QGE.js";import"./chunk-FEJJ453X.js";import"./chunk-P2V5W3ZK.js";export{a as benchWays,b as staff};
