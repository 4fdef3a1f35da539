import{a as p}from"./chunk-NA7OIGTU.js";import"./chunk-5JPEWQGZ.js";import"./chunk-M6DDS33F.js";var t=p;export{t as admin};
