import{a as p}from"./chunk-SUX5DMRZ.js";import"./chunk-CYV6ZXX5.js";import"./chunk-3JZQOFFG.js";var t=p;export{t as admin};
