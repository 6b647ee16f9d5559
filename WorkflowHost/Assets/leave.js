// Nobody is signed in here. What the telephone kept to be read without a network goes; what it has not yet sent stays, and waits for
// the account that entered it.

await self.caches?.delete('phone-pages');
document.documentElement.dataset.left = 'yes';

const asked = indexedDB.open('workrelief-phone');
// There is none: none is made.
asked.onupgradeneeded = () => asked.transaction.abort();
asked.onsuccess = () => {
  asked.result.transaction('sent', 'readwrite').objectStore('sent').clear();
  asked.result.close();
};
