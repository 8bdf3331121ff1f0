import { acceptedLanguages, pickLanguage } from '../../language/pick-language';
import type { SatisfactionItem } from '../../model/item';
import { freshBytes } from '../../model/random';
import type { Settings } from '../../model/settings';
import type { IncentiveView } from '../../pages/incentive-part';
import { pageHeaders } from '../../pages/headers';
import { type MessageKind, messageStatus, renderMessagePage } from '../../pages/message-page';

/** A request for a page, as the node read it. */
export type PageRequest = {
	method: 'GET' | 'POST';
	query: Record<string, unknown>;
	/** The parsed form or JSON body; `null` for a GET. */
	fields: unknown;
	acceptLanguage: string | null;
	/** The copies that the reader has, as `If-None-Match` names them; left out where nothing is kept. */
	ifNoneMatch?: string | null;
	/** The network address it came from; nothing where many share that address. */
	sender?: string | null;
	/** Manual execution. */
	test: boolean;
};

/** What the node sends, and what it hands to the workflow. */
export type PageAnswer = {
	status: number;
	headers: Record<string, string>;
	body: string;
	emit: { output: string; item: Partial<SatisfactionItem> } | null;
};

/** A nonce for one answer: 128 bits, base64url. */
export function newNonce(): string {
	return freshBytes(16).toString('base64url');
}

/** The reader's language: the stated ones first, then the browser's, then the workspace's. */
export function readerLanguage(
	available: readonly string[],
	stated: ReadonlyArray<string | null>,
	request: Pick<PageRequest, 'acceptLanguage'>,
): { language: string; fallback: boolean } {
	const preferred = [
		...stated.filter((language): language is string => language !== null),
		...acceptedLanguages(request.acceptLanguage),
	];
	return pickLanguage(available, preferred);
}

/** A finished page. */
export function pageAnswer(
	status: number,
	page: {
		nonce: string;
		language: string;
		html: string;
		framedBy?: readonly string[];
		downloads?: boolean;
	},
	emit: PageAnswer['emit'] = null,
): PageAnswer {
	return {
		status,
		headers: pageHeaders(page.nonce, page),
		body: page.html,
		emit,
	};
}

/** A file to keep, which no page shows. */
export function fileAnswer(name: string, type: string, body: string): PageAnswer {
	const headers = {
		...pageHeaders(newNonce()),
		'Content-Type': `${type}; charset=utf-8`,
		'Content-Disposition': `attachment; filename="${name}"`,
	};
	return { status: 200, headers, body, emit: null };
}

/** A sentence for a program, and for whoever looks what it was told. */
export function plainAnswer(status: number, text: string): PageAnswer {
	const headers = { ...pageHeaders(newNonce()), 'Content-Type': 'text/plain; charset=utf-8' };
	return { status, headers, body: `${text}\n`, emit: null };
}

/** Another page of ours in place of this one; nothing keeps where it is. */
export function redirectAnswer(location: string): PageAnswer {
	const headers = { ...pageHeaders(newNonce()), Location: location };
	return { status: 302, headers, body: '', emit: null };
}

/** When to come again where only the moment is wrong, s. */
const retryAfter: Partial<Record<MessageKind, number>> = { unavailable: 30 };

/** A page that says why there is nothing to do here. */
export function messageAnswer(
	kind: MessageKind,
	context: {
		settings: Settings;
		language: string;
		testMode: boolean;
		statusLink?: string | null;
		/** The sites that may show it in a frame; nobody where it is left out. */
		framedBy?: readonly string[];
		incentive?: IncentiveView | null;
	},
): PageAnswer {
	const { language, framedBy } = context;
	const nonce = newNonce();
	const html = renderMessagePage({
		kind,
		language,
		brand: context.settings.brand,
		nonce,
		testMode: context.testMode,
		framedBy,
		statusLink: context.statusLink ?? null,
		incentive: context.incentive ?? null,
	});
	const answer = pageAnswer(messageStatus[kind], { nonce, language, html, framedBy });
	const again = retryAfter[kind];
	if (again !== undefined) answer.headers['Retry-After'] = String(again);
	return answer;
}
