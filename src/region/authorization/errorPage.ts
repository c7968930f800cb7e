import { type KoaContextWithOIDC } from 'oidc-provider';

/** Shown only where the error cannot be sent back to the client. The words are ours: nothing of the request is repeated. */
export function errorPage(context: KoaContextWithOIDC): void {
  context.type = 'html';
  context.set(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  context.body = `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Påloggingen stoppet</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}</style>
<h1>Påloggingen stoppet</h1>
<p>Åpningen er for gammel, allerede brukt eller ikke gyldig. Gå tilbake til journalen og åpne bildene på nytt.</p>
</html>`;
}
