import{a as p}from"./chunk-22APXLQS.js";import"./chunk-GYMFDK3C.js";import"./chunk-3HY6VFHK.js";var t=p;export{t as admin};
