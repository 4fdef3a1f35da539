import{a as p}from"./chunk-LQ4PKP77.js";import"./chunk-5TOYWRXG.js";import"./chunk-F2GS3IHD.js";var t=p;export{t as admin};
