import{a as p}from"./chunk-W5W7VYPF.js";import"./chunk-3HZCKGHE.js";import"./chunk-CRKYFVKH.js";var t=p;export{t as admin};
