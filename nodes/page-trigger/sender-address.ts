import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Addresses of the own network: a proxy in front of n8n, or an office behind one of them. */
const shared = new BlockList();
for (const [net, prefix] of [
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
] as const) {
	shared.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
	['::1', 128],
	['fc00::', 7],
	['fe80::', 10],
] as const) {
	shared.addSubnet(net, prefix, 'ipv6');
}

/**
 * Whom a request came from, as n8n knows it; of an IPv6 address the half that names a household.
 *
 * @returns `null` where it says nothing: many people share the address of a proxy that n8n was not told
 * of, or of their own network
 */
export function senderAddress(ip: string | undefined): string | null {
	const address = (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (isIPv4(address)) return shared.check(address, 'ipv4') ? null : address;
	if (!isIPv6(address) || shared.check(address, 'ipv6')) return null;
	return half(address);
}

/** The first four groups of an IPv6 address. */
function half(address: string): string {
	const [before = '', after] = address.toLowerCase().split('::');
	const front = before.split(':').filter((group) => group !== '');
	const back = (after ?? '').split(':').filter((group) => group !== '');
	const gap = after === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
	const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
