/** One request to another system, whole. */
export type HttpRequest = {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With its query, http or https. */
	url: string;
	headers?: Record<string, string>;
	/** The very text that is sent: what was signed must not be written anew. */
	body?: string;
};

/** What came back, whatever its status. */
export type HttpAnswer = {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	text: string;
};

/**
 * How another system is called: by n8n, with its proxy and its certificates. One call is one request;
 * nothing is tried again.
 *
 * @throws SystemError `unavailable` where no answer came
 */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** What code that calls another system needs of the world. */
export type Tools = {
	http: Http;
	/** Epoch ms. */
	now(): number;
	/** @param time ms */
	sleep(time: number): Promise<void>;
};
