// A file of its own, since the Content-Security-Policy allows no script in the page.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  filter: true,
  tryItOutEnabled: true,
  // The validator is a service of swagger.io: nothing is fetched from elsewhere.
  validatorUrl: null,
});
