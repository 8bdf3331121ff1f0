import type { INode, IWebhookFunctions } from 'n8n-workflow';

import { asNodeError } from './node-error';

type WebhookRequest = ReturnType<IWebhookFunctions['getRequestObject']>;
type WebhookResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What the two body functions need of a request; n8n reads some content types only when asked. */
export type RequestWithBody = Pick<WebhookRequest, 'headers'> & {
	method?: string;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
};

/** A webhook call, as far as its body goes. */
export type CallWithBody = { getRequestObject: () => RequestWithBody; getNode: () => INode };

/** An answer in full: nothing is added to it but what HTTP itself demands. */
export type PlainAnswer = {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
	/** In place of the body: a long one, made while it leaves. */
	stream?: AsyncIterable<string>;
};

/**
 * The bytes of the body, un-gzipped; empty for a multipart form, which n8n takes apart itself.
 *
 * @throws whatever n8n throws for a body that broke off or is over its own limit.
 */
export async function rawBodyOf(request: RequestWithBody): Promise<Buffer> {
	// A GET has none; asking n8n to read it costs time, and an error when the reader has gone.
	if (request.method === 'GET') return Buffer.alloc(0);
	if (!request.rawBody && !headerText(request.headers['content-type']).startsWith('multipart/')) {
		await request.readRawBody?.();
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/**
 * The body unless it is larger than `maxBytes`: by what the sender announces, so that nothing large
 * is read, then by what came.
 *
 * @throws NodeOperationError for a body that broke off; whoever sent it is asked to come again
 */
export async function readLimited(
	call: CallWithBody,
	maxBytes: number,
): Promise<{ ok: true; rawBody: Buffer } | { ok: false }> {
	const request = call.getRequestObject();
	if (Number(headerText(request.headers['content-length'])) > maxBytes) return { ok: false };
	try {
		const rawBody = await rawBodyOf(request);
		return rawBody.length > maxBytes ? { ok: false } : { ok: true, rawBody };
	} catch (error) {
		if ((error as { type?: unknown }).type === 'entity.too.large') return { ok: false };
		throw asNodeError(call.getNode(), error);
	}
}

/** Answers the request once and whole; says false when something was answered before. */
export function send(response: WebhookResponse, answer: PlainAnswer): boolean {
	if (response.headersSent) return false;
	// Past Express, which would hash every body for an ETag that nothing may keep.
	response.writeHead(answer.status, {
		...answer.headers,
		// A page that the reader has is as long as it was.
		...(answer.status !== 304 && { 'Content-Length': Buffer.byteLength(answer.body) }),
	});
	response.end(answer.body);
	return true;
}

/**
 * Answers with what is made while it leaves, no faster than it is taken: memory holds one piece. Where it breaks off the
 * connection does, too, so that nobody takes a part for the whole.
 *
 * @throws what the making of it throws
 */
export async function sendInPieces(
	response: WebhookResponse,
	{ status, headers }: Pick<PlainAnswer, 'status' | 'headers'>,
	pieces: AsyncIterable<string>,
): Promise<void> {
	if (response.headersSent) return;
	// Listened to once: what compresses an answer takes listeners and gives none back.
	let goOn = (): void => {};
	for (const event of ['drain', 'close']) response.on(event, () => goOn());
	response.writeHead(status, headers);
	let isWhole = false;
	try {
		for await (const piece of pieces) {
			if (response.destroyed) return;
			if (response.write(piece) || response.destroyed) continue;
			await new Promise<void>((resolve) => {
				goOn = resolve;
			});
		}
		response.end();
		isWhole = true;
	} finally {
		// Not asked of the response: where it is compressed, what was written is still on its way.
		if (!isWhole) response.destroy();
	}
}

/** A header's first value; an empty text when it is absent. */
export function headerText(value: string | string[] | undefined): string {
	return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}
