# The invitee's pages.

accept-title = { $organization }に参加
accept-heading = { $first_name }さん、ようこそ
accept-intro = { $inviter }さんから{ $organization }に招待されています。パスワードを設定すると参加できます。
accept-intro-no-inviter = { $organization }に招待されています。パスワードを設定すると参加できます。
accept-button = パスワードを設定して参加
accept-expires = この招待は{ $date }まで有効です。

field-email = メールアドレス
field-email-hint = 招待が届いたアドレスです。
field-password = パスワード
field-password-again = パスワード（確認用）
show-password = 表示
hide-password = 非表示

rules-heading = よいパスワードの条件
rule-length = { $min }〜{ $max }文字（無関係な単語をいくつか並べるのがおすすめです）
rule-guessable = よく使われるものや、名前・メールアドレスから作ったものではない
rule-anything = 空白やあらゆる言語の文字を使え、貼り付けもできる

problems-heading = あと少しです

not-me-summary = この招待は私宛てではありません
not-me-text = この招待を終了し、送信した方にお知らせします。以後、この招待では誰も参加できなくなります。
not-me-confirm = はい、この招待は私宛てではありません
not-me-button = この招待を終了する
not-me-unconfirmed = 誤って終了しないよう、先にチェックを入れてください。
not-me-done-title = 招待を終了しました
not-me-done-text = お知らせいただきありがとうございます。これ以上の操作は必要ありません。

accepted-title = 参加が完了しました
accepted-text = { $first_name }さん、これで{ $organization }のメンバーです。今後は { $email } と新しいパスワードでサインインしてください。
sign-in = サインイン

expired-title = この招待は期限が切れています
expired-text = 有効期限は{ $date }まででした。新しいリンクをご請求いただくと、招待が届いたアドレスにお送りします。
expired-button = 新しいリンクを送ってもらう
renewed-title = 新しいリンクをお送りしています
renewed-text = 1分ほどしてから受信トレイをご確認ください。使えるのは最新のリンクだけです。

superseded-title = 新しいメールをお送りしています
superseded-text = このリンクは新しいものに置き換えられました。受信トレイで{ $organization }からの最新のメールをご確認ください。

already-title = すでに参加しています
already-text = この招待は承諾済みです。設定したパスワードでサインインしてください。

not-found-title = このリンクは使えません
not-found-text = コピーの際に途中で切れたか、招待が取り消された可能性があります。メールからもう一度リンクを開くか、招待した方にお問い合わせください。

busy-title = 少々お待ちください
busy-text = ただいま処理を完了できませんでした。何も変更されていません。前のページに戻って、もう一度お試しください。

too-many-title = 一度に送れる量を超えています
too-many-text = 送信された内容が大きすぎました。前のページに戻って、もう一度お試しください。
