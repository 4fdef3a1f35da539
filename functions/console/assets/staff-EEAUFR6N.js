import{a}from"./chunk-LQ4PKP77.js";import"./chunk-5TOYWRXG.js";import"./chunk-F2GS3IHD.js";export{a as staff};
