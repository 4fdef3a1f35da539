import{a as p}from"./chunk-PEODHVTO.js";import"./chunk-OBU7Z6AK.js";import"./chunk-DQH6IYAX.js";var t=p;export{t as admin};
