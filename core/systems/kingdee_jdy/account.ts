import { SetupError } from '../../model/errors';
import { credentialFields } from '../option/credential-fields';

/** An application at Kingdee's gateway, and the books that it was let into. */
export type JdyAccount = {
	/** Of the gateway, without a slash at its end. */
	address: string;
	clientId: string;
	clientSecret: string;
	/** Instance that gave its consent: its keys change daily and are fetched by it. Empty: they are fixed. */
	instance: string;
	/** Which of the instance's books, if it has several. */
	books: string;
	/** Keys of an instance that does not change them, i.e. a sandbox. */
	fixed: JdyKeys | null;
};

/** What the gateway lets an application into one set of books with. */
export type JdyKeys = {
	appKey: string;
	appSecret: string;
	/** Where the books are; calls are passed on to it. */
	domain: string;
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): JdyAccount {
	const fields = credentialFields(given, 'Satisfaction Kingdee JDY');
	const instance = fields.optional('instance');
	const isFixed = fields.optional('appKey') !== '';
	if (instance === '' && !isFixed) {
		throw new SetupError(
			'The Satisfaction Kingdee JDY credential names no instance.',
			'Enter Instance ID, or for a sandbox App Key, App Secret and Domain.',
		);
	}
	return {
		address: fields.address('address', 'API Address', 'https://api.kingdee.com'),
		clientId: fields.text('clientId', 'Client ID'),
		clientSecret: fields.text('clientSecret', 'Client Secret'),
		instance,
		books: fields.optional('books'),
		fixed: isFixed
			? {
					appKey: fields.text('appKey', 'App Key'),
					appSecret: fields.text('appSecret', 'App Secret'),
					domain: fields.address('domain', 'Domain', 'https://tf.jdy.com'),
				}
			: null,
	};
}
