import{g as a,h as b}from"./chunk-CW5FMNC7.js";import"./chunk-XY5GKCRI.js";import"./chunk-2P7APKQ4.js";export{a as benchWays,b as staff};
