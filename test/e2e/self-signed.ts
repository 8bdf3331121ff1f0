import { generateKeyPairSync, sign } from 'node:crypto';

/** One element of DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const text = (tag: number, value: string) => der(tag, Buffer.from(value, 'latin1'));

const loopback = Buffer.from([127, 0, 0, 1]);

/** ecdsa-with-SHA256, commonName, subjectAltName. */
const algorithm = sequence(der(6, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = der(6, Buffer.from('550403', 'hex'));
const alternativeName = der(6, Buffer.from('551d11', 'hex'));

/** Key and certificate of a server on this machine, for whoever is told to trust it. */
export function selfSigned(): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = sequence(der(0x31, sequence(commonName, text(0x0c, '127.0.0.1'))));
	const body = sequence(
		der(0xa0, der(2, Buffer.from([2]))),
		der(2, Buffer.from([1])),
		algorithm,
		name,
		sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(sequence(alternativeName, der(4, sequence(der(0x87, loopback)))))),
	);
	const signature = sign('sha256', body, privateKey);
	const whole = sequence(body, algorithm, der(3, Buffer.from([0]), signature));
	const lines = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
	};
}
