import{a}from"./chunk-PEODHVTO.js";import"./chunk-OBU7Z6AK.js";import"./chunk-DQH6IYAX.js";export{a as staff};
