import{a}from"./chunk-W5W7VYPF.js";import"./chunk-3HZCKGHE.js";import"./chunk-CRKYFVKH.js";export{a as staff};
