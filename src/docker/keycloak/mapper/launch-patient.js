// The patient of the launch is the one of the user's account: Keycloak's own mapper for attributes does not write into the
// token response, where SMART apps look for it. The last expression is the claim's value.
user.getFirstAttribute("patient");
