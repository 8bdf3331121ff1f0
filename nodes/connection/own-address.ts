type Environment = Readonly<Record<string, string | undefined>>;

const part = (name: string | undefined, usual: string): string =>
	`/${(name || usual).replace(/^\/+|\/+$/g, '')}/`;

const testPart = (env: Environment): string => part(env.N8N_ENDPOINT_WEBHOOK_TEST, 'webhook-test');

/**
 * Whether an address of a webhook is the one of a test. Its name may stand in the path of a published
 * one, too, but behind the name of the published ones.
 */
export function isTestAddress(address: string, env: Environment): boolean {
	const { pathname } = new URL(address);
	const test = pathname.indexOf(testPart(env));
	const live = pathname.indexOf(part(env.N8N_ENDPOINT_WEBHOOK, 'webhook'));
	return test >= 0 && (live < 0 || test < live);
}

/**
 * Where n8n serves the address of a test on this machine, past every proxy: its own port, without the
 * path that a proxy puts before everything.
 */
export function loopbackAddress(address: string, env: Environment): string {
	const { pathname } = new URL(address);
	const served = pathname.slice(Math.max(0, pathname.indexOf(testPart(env))));
	const isTls = env.N8N_PROTOCOL === 'https' && !!env.N8N_SSL_KEY && !!env.N8N_SSL_CERT;
	const host = hostOf(env.N8N_LISTEN_ADDRESS);
	return `${isTls ? 'https' : 'http'}://${host}:${env.N8N_PORT || '5678'}${served}`;
}

/** Bound to one address, n8n may not answer at 127.0.0.1. */
function hostOf(listen: string | undefined): string {
	if (!listen || listen === '::' || listen === '0.0.0.0') return '127.0.0.1';
	return listen.includes(':') ? `[${listen}]` : listen;
}
