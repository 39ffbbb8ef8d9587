# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter }さんから{ $organization }への招待が届いています
welcome-subject-no-inviter = { $organization }への招待が届いています
welcome-preview = パスワードを設定すると参加できます。
welcome-greeting = { $first_name } 様
welcome-body = { $inviter }さんがあなたを{ $organization }に追加しました。パスワードを設定すると参加できます。1分ほどで終わります。
welcome-body-no-inviter = あなたは{ $organization }に追加されました。パスワードを設定すると参加できます。1分ほどで終わります。
welcome-button = パスワードを設定する
welcome-expires = このリンクは{ $date }まで有効です。
welcome-newest = これが最新のリンクです。以前のリンクはもう使えません。
welcome-fallback = ボタンが動作しない場合は、次のアドレスをブラウザに貼り付けてください。
welcome-not-you = お心当たりがありませんか？リンクを開いて「この招待は私宛てではありません」を選ぶか、そのままにしておいてください。パスワードを設定しない限り、何も起こりません。

## To the inviter: somebody joined
accepted-notice-subject = { $name }さんが{ $organization }に参加しました
accepted-notice-body = { $name }さんが招待を承諾し、{ $organization }のメンバーになりました。

## To the inviter: the invite reached the wrong person
declined-notice-subject = { $name }さんへの招待が別の方に届きました
declined-notice-body = { $name }さんへの招待を受け取った方から、自分宛てではないとの連絡がありました。この招待は終了しました。アドレスを確認してから、もう一度追加してください。

## To the inviter: the invite could not be delivered
undelivered-notice-subject = { $name }さんへの招待を届けられませんでした
undelivered-notice-refused = { $name }さんへのメールがメールサービスに拒否されました。アドレスを確認してもう一度招待するか、リンクをコピーして直接お渡しください。
undelivered-notice-overdue = 招待の期限までに{ $name }さんへメールを送信できませんでした。もう一度招待してください。
undelivered-notice-gave-up = 2日間、{ $name }さんへメールを送信できませんでした。もう一度招待するか、リンクをコピーして直接お渡しください。

## To the new member: a password was set
password-set-subject = { $organization }のパスワードが設定されました
password-set-body = { $date }に、{ $email } のパスワードが設定されました。ご自身で設定された場合は、何もする必要はありません。
password-set-not-you = お心当たりがない場合は、すぐに{ $organization }の管理者にご連絡ください。

## Below every mail
footer = このメールは{ $organization }がUsherで送信しました。
