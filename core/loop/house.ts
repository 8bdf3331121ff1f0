import type { SigningKeys } from '../model/token';
import type { Store } from '../store/store';

/** What every verb works on; a node builds it from its credential. */
export type House = {
	store: Store;
	/** The workspace key: first in every database key. */
	workspace: string;
	keys: SigningKeys;
	/** Where customers and owners reach n8n, e.g. `https://n8n.example.com`; `null` = n8n's own. */
	publicAddress: string | null;
};
