import { entryOf } from '../../model/json';
import type { ZohoOptions } from './options';

/** Modules that we have a word for, in lower case. */
const nouns: Record<string, string> = {
	accounts: 'company',
	cases: 'ticket',
	contacts: 'contact',
	contracts: 'contract',
	deals: 'deal',
	invoices: 'invoice',
	leads: 'lead',
	potentials: 'deal',
	quotes: 'quote',
	sales_orders: 'order',
	salesorders: 'order',
};

/** The word for a module by its API name; one of the account's own is called as it is there. */
export function nounOf(module: unknown): string {
	const name =
		typeof module === 'string'
			? module
					.trim()
					.toLowerCase()
					.replace(/[\s-]+/g, '_')
			: '';
	const known = entryOf(nouns, name);
	if (known !== undefined) return known;
	return /^[a-z][a-z0-9_]{0,40}$/.test(name) ? name : 'record';
}

/** What the stage of a deal or the status of a case means; `null` where it is none of the ends. */
export function typeOfStage(noun: string, stage: unknown, options: ZohoOptions): string | null {
	const word = typeof stage === 'string' ? stage.trim().toLowerCase() : '';
	if (noun === 'deal') {
		if (options.wonStages.includes(word)) return 'deal.won';
		return options.lostStages.includes(word) ? 'deal.lost' : null;
	}
	return noun === 'ticket' && options.closedStatuses.includes(word) ? 'ticket.closed' : null;
}

export function textOf(value: unknown): string {
	return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
}
