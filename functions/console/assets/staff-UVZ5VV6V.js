import{a}from"./chunk-22APXLQS.js";import"./chunk-GYMFDK3C.js";import"./chunk-3HY6VFHK.js";export{a as staff};
