import{a}from"./chunk-NA7OIGTU.js";import"./chunk-5JPEWQGZ.js";import"./chunk-M6DDS33F.js";export{a as staff};
