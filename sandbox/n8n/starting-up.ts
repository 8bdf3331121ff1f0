/**
 * Between opening its database and having looked at its migrations, n8n answers every request, a POST
 * to a webhook too, with status 200 and this text; no node ever sees the request. Whoever runs n8n in
 * earnest keeps requests away until `/healthz/readiness` says 200. Here senders and people take the
 * text for what it is.
 */
const pleaseWait = 'n8n is starting up. Please wait';

/** A little later it listens without having its routes yet. */
const noRoutes = /Cannot (GET|POST|HEAD) \//;

/**
 * Whether an answer is n8n's own, from before it can serve anybody. The 404 of a node of ours is a
 * page; n8n's own 404 for an address it does not know (yet) is JSON.
 */
export function isStartingUp({ status, body }: { status: number; body: unknown }): boolean {
	if (status >= 500) return true;
	if (typeof body !== 'string') return false;
	if (status === 404) return noRoutes.test(body) || body.trimStart().startsWith('{');
	return body.trim() === pleaseWait;
}
