import{a}from"./chunk-SUX5DMRZ.js";import"./chunk-CYV6ZXX5.js";import"./chunk-3JZQOFFG.js";export{a as staff};
