/**
 * Between opening its database and having looked at its migrations, n8n answers every request, a POST
 * to a webhook too, with status 200 and this text; no node ever sees the request. Whoever runs n8n in
 * earnest keeps requests away until `/healthz/readiness` says 200. Here senders and people take the
 * text for what it is.
 */
const text = 'n8n is starting up. Please wait';

export const isStartingUp = (body: unknown): boolean =>
	typeof body === 'string' && body.trim() === text;
